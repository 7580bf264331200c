/** The shape of a set of words: same keys, any string; functions keep their arguments. The other language must have this shape. */
export type Words<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : T[K] extends (...args: infer A) => string ? (...args: A) => string : Words<T[K]>;
};
