import { report } from '../i18n/words/report';
import { reportBook } from '../i18n/words/report-book';
import type { Catalogue, Project, Standard } from '../model/catalogue';
import type { Text } from '../model/text';

/** A project of the plan with its standards, in the order of the catalogue. */
export interface PlanProject extends Project {
  readonly standards: readonly Standard[];
}

/** A domain of the plan, or its goals and safeguards, with all its projects, also those without a standard. */
export interface PlanPart {
  /** the domain's id, 'goals', or 'other' */
  readonly id: string;
  readonly name: Text;
  readonly projects: readonly PlanProject[];
}

const both = (pick: (words: typeof reportBook.zh) => string): Text => ({ zh: pick(reportBook.zh), en: pick(reportBook.en) });

const goals = { id: 'goals', name: both(({ goals }) => goals) } as const;
const other = { id: 'other', name: { zh: report.zh.otherDomain, en: report.en.otherDomain } } as const;

/** Name of a project that the catalogue does not list. */
const unlisted = (number: number): Text =>
  number === 0
    ? both(({ goalsName }) => goalsName)
    : { zh: report.zh.page.project(String(number)), en: report.en.page.project(String(number)) };

/** The domain of a standard whose project is not listed: goals and safeguards for project 0 of a plan with projects, else that of its facilities. */
function domainWithout({ projects, facilityTypes }: Catalogue, { project, types }: Standard): string {
  if (project === 0 && projects.length > 0) return goals.id;
  return facilityTypes.find(({ id }) => id === types[0])?.domain ?? other.id;
}

/** The whole plan: its domains in the order of the catalogue, then goals and safeguards, then what belongs to none. */
export function planParts(catalogue: Catalogue): readonly PlanPart[] {
  const parts = new Map<string, Map<number, PlanProject>>(catalogue.domains.map(({ id }) => [id, new Map()]));
  const listed = new Map(catalogue.projects.map((project) => [project.number, project]));
  const projectIn = (domain: string, project: Project): void => {
    const projects = parts.get(domain) ?? new Map<number, PlanProject>();
    parts.set(domain, projects);
    if (!projects.has(project.number)) projects.set(project.number, { ...project, standards: [] });
  };
  for (const project of catalogue.projects) projectIn(project.domain, project);
  for (const standard of catalogue.standards) {
    const own = listed.get(standard.project);
    const domain = own?.domain ?? domainWithout(catalogue, standard);
    projectIn(domain, own ?? { number: standard.project, name: unlisted(standard.project), domain });
    const projects = parts.get(domain)!;
    const found = projects.get(standard.project)!;
    projects.set(standard.project, { ...found, standards: [...found.standards, standard] });
  }
  const last = (id: string): number => (id === goals.id ? 1 : id === other.id ? 2 : 0);
  const nameOf = (id: string): Text =>
    catalogue.domains.find((domain) => domain.id === id)?.name ?? [goals, other].find((one) => one.id === id)?.name ?? { zh: id, en: id };
  return [...parts]
    .filter(([, projects]) => projects.size > 0)
    .toSorted(([a], [b]) => last(a) - last(b))
    .map(([id, projects]) => ({ id, name: nameOf(id), projects: [...projects.values()].toSorted((a, b) => a.number - b.number) }));
}
