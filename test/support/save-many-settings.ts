// Saves so many settings of its own, one after the other.
import { saveSettings } from '../../core/config/save-settings.ts';

const [config = '', letter = '', times = '0'] = process.argv.slice(2);
for (let time = 0; time < Number(times); time += 1) await saveSettings(config, [{ where: 'test', path: ['plugins', 'notes', `${letter}${time}`], value: time }]);
