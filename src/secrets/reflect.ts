// The library that writes certificates finds its parts by decorators, and asks for a polyfill of which it needs no more than this.
const nothing = { getMetadata: () => undefined, getOwnMetadata: () => undefined, defineMetadata: () => {} };
for (const [name, value] of Object.entries(nothing)) if (!(name in Reflect)) Object.assign(Reflect, { [name]: value });
