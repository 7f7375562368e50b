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
  ['1. Go to the page and cli', ''],
  ['Do this.\n1. Go to the page.\n2. Cli', 'Do this.\n1. Go to the page.'],
  ['เราเปิดเก้าโมง วันเสาร์เราปิ', 'เราเปิดเก้าโมง'],
  ['', ''],
])('F16, M1 of %j what is whole is %j', (cut, whole) => expect(wholeSentences(cut)).toBe(whole));

test.each([
  ['We have:\n- bread\n- ca', 'We have:\n- bread'],
  ['We have:\n\n* bread\n* cake\n*', 'We have:\n\n* bread\n* cake'],
  ['We have these.\n1. bread\n2. cake\n3. ro', 'We have these.\n1. bread\n2. cake'],
  ['We have:\n- bread, which is\n  baked here\n- ca', 'We have:\n- bread, which is\n  baked here'],
  ['| Day | Hours |\n|---|---|\n| Monday | 9 to 5 |\n| Tues', '| Day | Hours |\n|---|---|\n| Monday | 9 to 5 |'],
  ['| Day | Hours |\n|---|---|\n| Mon', ''],
  ['We have:\n- bre', ''],
  ['- ขนมปัง\n- เค้ก\n- กาแ', '- ขนมปัง\n- เค้ก'],
  ['我们有：\n- 面包\n- 蛋', '我们有：\n- 面包'],
  ['Open nine to five\n\nClosed on Sun', 'Open nine to five'],
  ['Monday nine to five\nTuesday nine to six\nWedn', 'Monday nine to five\nTuesday nine to six'],
  ['Our hours are as\nfollows on Mon', ''],
  ['# Opening hours\n\nOn Monday we op', ''],
  ['Do this:\n```\n- a\n- b\n```\nThen wai', 'Do this:\n```\n- a\n- b\n```'],
  ['```\na\n\nb\n```\nThen wai', '```\na\n\nb\n```'],
])('a cut answer without full stops ends with its last whole line: of %j that is %j', (cut, whole) =>
  expect(wholeSentences(cut)).toBe(whole),
);
