import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Guard, Inspection } from './guard.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import { readManifests, relativePath } from './workspace.ts';

/** Documents lead where they say: to files, to headings, and to commands that exist. */
export const documents: Guard = {
  name: 'documents',
  rules: ['documents/link', 'documents/heading', 'documents/command'],
  inspect: inspectDocuments,
};

/** A link to a place of the project, or a script of package.json that a document names. */
type Mention =
  | { readonly kind: 'link'; readonly file: SourceFile; readonly line: number; readonly target: string }
  | { readonly kind: 'script'; readonly file: SourceFile; readonly line: number; readonly script: string };

function inspectDocuments(tree: SourceTree): Inspection {
  const mentions = tree.files.filter(({ path }) => path.endsWith('.md')).flatMap(mentionsIn);
  const scripts = new Set(readManifests(tree).flatMap((manifest) => [...manifest.scripts.keys()]));
  return {
    looked: { count: mentions.length, at: 'links and commands of documents' },
    findings: mentions.flatMap((mention) => findingOf(tree, scripts, mention)),
  };
}

function mentionsIn(file: SourceFile): Mention[] {
  return file.text.split('\n').flatMap((text, at): Mention[] => {
    const line = at + 1;
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target]) => target ?? []);
    const scripts = [...text.matchAll(/\bnpm (?:run (?:--silent )?)([\w:-]+)/g)].flatMap(([, script]) => script ?? []);
    return [
      ...links
        .filter((target) => !/^[a-z]+:/.test(target))
        .map((target): Mention => ({ kind: 'link', file, line, target })),
      ...scripts.map((script): Mention => ({ kind: 'script', file, line, script })),
    ];
  });
}

function findingOf(tree: SourceTree, scripts: ReadonlySet<string>, mention: Mention): Finding[] {
  const place = { file: mention.file.path, line: mention.line };
  switch (mention.kind) {
    case 'script':
      return scripts.has(mention.script)
        ? []
        : [{ rule: 'documents/command', ...place, message: `package.json has no script ${mention.script}` }];
    case 'link':
      return linkFault(tree, mention.file, mention.target).map((fault) => ({ ...fault, ...place }));
  }
}

function linkFault(tree: SourceTree, file: SourceFile, target: string): Pick<Finding, 'rule' | 'message'>[] {
  const [path = '', heading] = target.split('#');
  const found = path === '' ? file.path : relativePath(file.path, path);
  if (found.startsWith('..') || !existsSync(join(tree.root, found)))
    return [{ rule: 'documents/link', message: `leads to ${found}, which is not there` }];
  const headings = heading === undefined ? null : headingsOf(tree.file(found)?.text ?? '');
  return headings === null || headings.has(heading ?? '')
    ? []
    : [{ rule: 'documents/heading', message: `${found} has no heading #${heading}` }];
}

/** The anchors that a page of Markdown has, as Git hosts make them from headings. */
function headingsOf(text: string): Set<string> {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].flatMap(([, heading]) => heading ?? []);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}
