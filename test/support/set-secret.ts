// Stores one secret in a home.
import { systemClock } from '../../core/system-clock.ts';
import { createSecretFile } from '../../cli/host/secret-file.ts';

const [home = '', name = '', value = ''] = process.argv.slice(2);
await createSecretFile(home, systemClock).set(name, value);
