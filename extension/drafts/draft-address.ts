import { Uri } from 'vscode';

export const draftScheme = 'outreach-draft';

/** `outreach-draft:/12/Fernhill Robotics.md`: the number counts, the rest is for the person who reads the tab. */
export function draftUri(id: number, company: string): Uri {
  return draftPath(draftScheme, id, company, 'md');
}

/** A document about a draft, in another scheme. */
export function draftPath(scheme: string, id: number, name: string, ending: string): Uri {
  const spoken = name.replace(/[/\\:\p{C}]+/gu, ' ').trim().slice(0, 80);
  return Uri.from({ scheme, path: `/${id}/${spoken === '' ? id : spoken}.${ending}` });
}

/** Undefined for anything but a document about a draft. */
export function draftIdOf({ path }: Uri): number | undefined {
  const id = /^\/(\d+)\//.exec(path)?.[1];
  return id === undefined ? undefined : Number(id);
}
