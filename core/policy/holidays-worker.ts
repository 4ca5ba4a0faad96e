// The thread in which calendars are made: to load their rules takes a tenth of a second, some countries' moons and sunsets much of another. A bundle gives it a file of its own.
import { parentPort, workerData } from 'node:worker_threads';
import type { CalendarRequest } from './holidays.ts';
import { publicHolidays } from './public-holidays.ts';

parentPort?.postMessage((workerData as readonly CalendarRequest[]).map(({ key, place, year }) => [key, publicHolidays(place, year)]));
