// Company notes of our own, as a folder of Markdown with front matter: as many as a test needs, each different from the next.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const products = ['a scheduling service for clinics', 'a payments ledger for marketplaces', 'an observability platform for game servers', 'a search engine for legal archives', 'a data pipeline for weather stations', 'a deployment tool for small teams'];
const stacks = [['Go', 'PostgreSQL', 'Kubernetes'], ['TypeScript', 'Node.js', 'Redis'], ['Python', 'Kafka', 'Terraform'], ['Rust', 'gRPC', 'Prometheus']];
const facts = ['serves 40 hospitals in the north', 'moved its whole platform off a single server last year', 'runs on call with a team of six', 'publishes its postmortems for everybody to read'];

/** Writes `count` notes into a folder; the same count gives the same bytes. */
export async function writeNotes(folder: string, count: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (let index = 0; index < count; index++) {
    const name = `${['Alder', 'Birch', 'Cedar', 'Damson', 'Elm', 'Fir'][index % 6]} ${['Works', 'Labs', 'Harbor', 'Field'][Math.floor(index / 6) % 4]}${index >= 24 ? ` ${index}` : ''}`;
    const slug = name.toLowerCase().replaceAll(' ', '-');
    const stack = stacks[index % stacks.length] ?? [];
    await writeFile(
      join(folder, `${slug}.md`),
      `---
title: "${name}"
slug: ${slug}
website: https://${slug}.example/
region: europe
remote_policy: fully-remote
technologies:
${stack.map((skill) => `  - ${skill.toLowerCase()}`).join('\n')}
---

## Company blurb

${name} builds ${products[index % products.length]}. The company ${facts[index % facts.length]}.

## Company technologies

We write most of our services in ${stack[0]} and keep our data in ${stack[1]}. Our infrastructure runs on ${stack[2]}.

## How to apply

Write to jobs@${slug}.example and tell us what you have built.
`,
    );
  }
}
