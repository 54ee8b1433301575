/** How an unresolved value of the CDK looks inside a text. */
export const OPAQUE_TOKEN = /\$\{Token\[[^\]]*\]\}/g;
