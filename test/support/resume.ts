import { writeFile } from 'node:fs/promises';

/** A fictional engineer's résumé in Markdown, good enough to be accepted. */
export const resumeText = `# Mara Lindqvist

Backend and platform engineer
mara.lindqvist@example.org | +46 70 555 01 22 | Gothenburg, Sweden | https://mara.example.org

## Summary

Backend engineer with eight years of experience building and running services in Go, Python and TypeScript. I like small teams, clear interfaces and systems that tell you what is wrong with them.

## Skills

Go, Python, TypeScript, Node.js, PostgreSQL, Redis, Kafka, Kubernetes, Terraform, Prometheus, gRPC, Docker, Linux

## Experience

### Senior Backend Engineer, Tallow Systems
March 2021 – Present

- Designed a payments ledger in Go and PostgreSQL that settles 2 million transactions a day without a lost entry.
- Cut deployment time from 45 minutes to 6 minutes by moving 30 services to Kubernetes.
- Introduced tracing and Prometheus alerts that halved the time to find a fault.
- Mentored four engineers, two of whom now lead teams of their own.

### Software Engineer, Norra Data
June 2017 – February 2021

- Built an ingestion pipeline in Python and Kafka for 12,000 weather stations.
- Wrote the Terraform modules that three teams use to run their infrastructure.
- Reduced the storage bill by 38 percent by compressing cold partitions.

## Education

MSc Computer Science, Chalmers University of Technology, 2017

## Projects

### Kvitto
- Wrote an open source receipt parser in TypeScript that 400 people use every week.
`;

export async function writeResume(file: string): Promise<void> {
  await writeFile(file, resumeText);
}
