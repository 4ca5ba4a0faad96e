// A list that never arrives.
await new Promise(() => undefined);

export default { name: 'hangs-at-import', apiVersion: 1, apply() {} };
