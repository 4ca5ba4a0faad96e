import { fileURLToPath } from 'node:url';

/** The résumé of a fictional engineer, as PDF. */
export const sampleResume = fileURLToPath(new URL('./resume.pdf', import.meta.url));
