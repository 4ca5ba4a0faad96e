/** Sources without a test of their own, and why. A path that ends with a slash speaks for a whole folder. */
export const withoutMirror: Readonly<Record<string, string>> = {
};
