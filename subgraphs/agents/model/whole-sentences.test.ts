import { expect, test } from 'vitest';
import { wholeSentences } from './whole-sentences.ts';

test.each([
  ['Our opening hours are as follows: on Monday we open at nine and we clo', ''],
  ['This answer stops in the mid', ''],
  ['We open at 9. On Saturdays we clo', 'We open at 9.'],
  ['We open at 9! Do you need', 'We open at 9!'],
  ['Do you know us? We a', 'Do you know us?'],
  ['“We are open.” And the sh', '“We are open.”'],
  ['**We are open.** And the sh', '**We are open.**'],
  ['Ask for Dr. Smith, who kn', ''],
  ['We sell bread. Ask for Dr. Smith, who kn', 'We sell bread.'],
  ['It costs 3.50 EUR. A second one costs 3.', 'It costs 3.50 EUR.'],
  ['It is done. It is whole.', 'It is done. It is whole.'],
  ['Wir haben z. B. Brot. Und am Sams', 'Wir haben z. B. Brot.'],
  ['九点开门。周六我们', '九点开门。'],
  ['九点开门！周六', '九点开门！'],
  ['営業時間は九時です。土曜日は', '営業時間は九時です。'],
  ['何時ですか？土曜', '何時ですか？'],
  ['نفتح في التاسعة؟ يوم السب', 'نفتح في التاسعة؟'],
  ['हम नौ बजे खुलते हैं। शनिवार', 'हम नौ बजे खुलते हैं।'],
  ['Do this.\n\n```js\nopen(9); // done. Then\nclo', 'Do this.'],
  ['Do this:\n\n```js\nopen(9);\n```\n\nThen wait. And th', 'Do this:\n\n```js\nopen(9);\n```\n\nThen wait.'],
  ['We have:\n- bread\n- ca', ''],
  ['', ''],
])('F16, M1 of %j what is whole is %j', (cut, whole) => expect(wholeSentences(cut)).toBe(whole));
