// Whom a newcomer meets on the first run: all invented, at addresses under `.example` (RFC 2606) that reach nobody.
import { cobaltAndRye } from './companies/cobalt-and-rye.ts';
import { fernhillRobotics } from './companies/fernhill-robotics.ts';
import { glasswing } from './companies/glasswing.ts';
import { hearthsideArchive } from './companies/hearthside-archive.ts';
import { inkwellAdmissions } from './companies/inkwell-admissions.ts';
import { junebugRail } from './companies/junebug-rail.ts';
import { lanternworks } from './companies/lanternworks.ts';
import { marigoldPatisserie } from './companies/marigold-patisserie.ts';
import { mossbank } from './companies/mossbank.ts';
import { ostaraGrid } from './companies/ostara-grid.ts';
import { quillfeather } from './companies/quillfeather.ts';
import { saltmarshCover } from './companies/saltmarsh-cover.ts';
import { tidewellPorts } from './companies/tidewell-ports.ts';
import { waymarkAtlas } from './companies/waymark-atlas.ts';
import type { SampleCompany } from './sample-company.ts';

/** Thirteen companies that may suit a backend or platform engineer, one of them with two postings and two spellings, and one that does not suit at all. */
export const sampleCompanies: readonly SampleCompany[] = [
  tidewellPorts,
  lanternworks,
  quillfeather,
  ostaraGrid,
  mossbank,
  fernhillRobotics,
  inkwellAdmissions,
  cobaltAndRye,
  glasswing,
  waymarkAtlas,
  saltmarshCover,
  junebugRail,
  hearthsideArchive,
  marigoldPatisserie,
];
