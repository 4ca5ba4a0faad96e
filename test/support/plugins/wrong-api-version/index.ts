export default { name: 'wrong-api-version', apiVersion: 99, apply() {} };
