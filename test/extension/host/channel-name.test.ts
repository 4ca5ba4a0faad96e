import test from 'ava';
import { channelName } from '../../../extension/host/channel-name.ts';

test('each who speaks has a channel whose name a person understands', (t) => {
  t.deepEqual(['outreach', 'kernel', 'research', 'constructor'].map(channelName), ['Outreach', 'Outreach: Plugins', 'Outreach: Research', 'Outreach: Constructor']);
});
