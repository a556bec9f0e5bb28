/** The commit that the page was built from, as the build says. */
declare const __COMMIT__: string;
