export default { name: 'bad-schema', apiVersion: 1, options: { type: 'object', properties: { limit: { type: 'numbre' } } }, apply() {} };
