/** The commit that the page was built from, as the build says. */
declare const __COMMIT__: string;

declare module 'seamline:rules' {
  /** What each rule looks for, in a sentence, by its name. */
  export const SUMMARIES: Readonly<Record<string, string>>;
}
