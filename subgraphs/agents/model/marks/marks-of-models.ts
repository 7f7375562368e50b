/** A pair of marks in a model's text with content in between that is no part of the answer. */
export interface Hidden {
  readonly kind: 'thought' | 'call';
  readonly open: string;
  /** Null: it has no closing mark. */
  readonly close: string | null;
  /** Where it ends, if not at its closing mark. A kind with neither extends to the end of the text. */
  readonly until?: string;
}

const thought =
  '(?:[a-z]+:)?(?:think(?:ing)?|thoughts?(?:_process)?|reasoning(?:_process)?|analysis|reflection|scratchpad|inner_?monologue)';
/** Each has a closing mark with its own name, since one may contain another. */
const calls = ['tool_call', 'tool_calls', 'function_call', 'function_calls', 'tool_use', 'invoke', 'tool_response'];

const endOfChannel = String.raw`<\|(?:end|return|call)\|>|(?=<\|(?:start|channel)\|>)`;

/**
 * How open models mark thoughts and tool calls: tags, brackets of Magistral and Kimi, and tokens that a host did not
 * strip.
 */
export const hidden: readonly Hidden[] = [
  { kind: 'thought', open: String.raw`<${thought}(?:\s[^<>]*)?\/?>`, close: String.raw`<\/${thought}\s*>` },
  ...calls.map((name) => ({
    kind: 'call' as const,
    open: String.raw`<(?:[a-z]+:)?${name}(?:\s[^<>]*)?\/?>`,
    close: String.raw`<\/(?:[a-z]+:)?${name}\s*>`,
  })),
  { kind: 'call', open: String.raw`<function=[^<>]*>`, close: String.raw`<\/function\s*>` },
  { kind: 'thought', open: String.raw`\[THINK\]`, close: String.raw`\[\/THINK\]` },
  { kind: 'thought', open: '◁think▷', close: String.raw`◁\/think▷` },
  { kind: 'thought', open: String.raw`<\|START_THINKING\|>`, close: String.raw`<\|END_THINKING\|>` },
  { kind: 'thought', open: String.raw`<\|begin_of_thought\|>`, close: String.raw`<\|end_of_thought\|>` },
  // Gemma's unused tokens, which enclose MedGemma's thoughts.
  { kind: 'thought', open: '<unused94>', close: '<unused95>' },
  { kind: 'call', open: String.raw`<\|START_ACTION\|>`, close: String.raw`<\|END_ACTION\|>` },
  {
    kind: 'call',
    open: '<[|｜]tool[_▁]calls?(?:[_▁]section)?[_▁]begin[|｜]>',
    close: '<[|｜]tool[_▁]calls?(?:[_▁]section)?[_▁]end[|｜]>',
  },
  // Gemma 4, and a token that begins thoughts in other models.
  { kind: 'thought', open: String.raw`<\|channel>\s*(?!final\b)\w*`, close: String.raw`<channel\|>` },
  { kind: 'call', open: String.raw`<\|tool_call>`, close: String.raw`<tool_call\|>` },
  { kind: 'call', open: String.raw`<\|tool_response>`, close: String.raw`<tool_response\|>` },
  {
    kind: 'thought',
    open: String.raw`<\|${thought}\|>`,
    close: String.raw`<\|(?:\/|end_?)${thought}\|>`,
    until: String.raw`<\|(?:\/|end_?)${thought}\|>|<\|end\|>`,
  },
  // Granite and Phi, DeepSeek 3.2, Gemma, LM Studio.
  { kind: 'call', open: String.raw`<\|tool_calls?\|>`, close: String.raw`<\|\/tool_calls?\|>` },
  {
    kind: 'call',
    open: '[<‹][|｜]DSML[|｜]function_calls[>›]',
    close: String.raw`[<‹]\/[|｜]DSML[|｜]function_calls[>›]`,
  },
  { kind: 'call', open: '<start_function_call>', close: '<end_function_call>' },
  { kind: 'call', open: String.raw`\[TOOL_REQUEST\]`, close: String.raw`\[END_TOOL_REQUEST\]` },
  { kind: 'call', open: String.raw`\[TOOL_CALLS?\]`, close: null },
  { kind: 'call', open: String.raw`<\|python_tag\|>`, close: null },
  // Harmony: only its final channel is the answer.
  { kind: 'call', open: String.raw`<\|channel\|>\s*commentary\b`, close: null, until: endOfChannel },
  { kind: 'thought', open: String.raw`<\|channel\|>\s*(?!final\b)\w*`, close: null, until: endOfChannel },
];

/** Tokens between the parts of an answer, which a host should have stripped. */
export const control = [
  String.raw`<\|channel\|>\s*final\b(?:[^<]{0,100}<\|message\|>)?|<\|(?:start|im_start|begin)\|>(?:assistant)?`,
  String.raw`<\|start_header_id\|>[^<]{0,30}<\|end_header_id\|>|(?:<start_of_turn>|<\|turn>)(?:model\b)?|<end_of_turn>|<turn\|>`,
].join('|');
/** Any other token; those with a meaning come first. */
export const anyToken = String.raw`<\|[a-z_]+\|>|<｜(?:begin|end)▁of▁sentence｜>|<\/s>(?!\s*\S)`;
