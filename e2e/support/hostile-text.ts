/** Scripts, markup of several kinds, an image from elsewhere, an override of direction, characters without width. */
export const evil = `<script>globalThis.pwned=1</script><img src=x onerror="globalThis.pwned=1">![i](https://elsewhere.example/i.png)[k](javascript:alert(1))\u202Egnp\u202C\u200B&lt;b&gt;{{7*7}}`;
/** A mark that says which field a text was put into, and the hostile text. */
export const put = (field: string) => `«${field}» ${evil}`;
/** The same without braces: in the text of a notice they would be filled in. */
export const plain = (field: string) => put(field).replace('{{7*7}}', '');
/** The same, as long as long texts are. */
export const putLong = (field: string) => `${put(field)} ${'long '.repeat(1_900)}${'W'.repeat(300)}`;
