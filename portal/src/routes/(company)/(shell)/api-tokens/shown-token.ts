/** A newly created token, while its secret is shown. */
export interface ShownToken {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly secret: string;
}
