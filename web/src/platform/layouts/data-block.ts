/** JSON for a script element: nothing in it looks like the end of the element. */
export const dataBlock = (data: object): string => JSON.stringify(data).replaceAll('<', '\\u003c');
