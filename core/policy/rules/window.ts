import { closedBecause, openFrom } from '../sending-window.ts';
import { notHeld, type PolicyRule, untilChanged } from '../rule.ts';
import { shownTime, wallTime } from '../wall-clock.ts';

/** In the working hours of the recipient, on a working day there. */
export const window: PolicyRule = {
  rule: 'window',
  looksAt: 'place',
  until(snapshot, { place }) {
    const opens = openFrom(snapshot, place, snapshot.now);
    return opens > snapshot.now ? opens : notHeld;
  },
  says(snapshot, { place }, until) {
    const { from, to } = snapshot.settings.window;
    const closed = closedBecause(snapshot, place, wallTime(place.zone, snapshot.now).day) ?? `messages go from ${from} to ${to} o’clock of the recipient’s day (sending.window)`;
    const sure = place.confidence === 'high' ? '' : ` That they are in ${place.zone} is a guess: ${place.because}`;
    return {
      message: `It is ${shownTime(place.zone, snapshot.now)} for the recipient: ${closed}.${sure}`,
      clears: until === untilChanged ? 'Hours and days in sending.window: as they are, it never opens.' : `${shownTime(place.zone, until)}.`,
    };
  },
};
