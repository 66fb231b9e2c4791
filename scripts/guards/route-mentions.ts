import { Visitor } from 'oxc-parser';
import type { SourceFile, SourceTree } from './source-tree.ts';

/**
 * The rows of the table that the server's routes name, as `people.invite`: by `routes.people.invite`, by a name for
 * `routes.people`, or by taking it apart. The server binds a handler to what it names there.
 */
export function routeMentions(tree: SourceTree): ReadonlySet<string> {
  const files = tree.code.filter(({ path }) => /^packages\/server\/src\/features\/.*-routes\.ts$/.test(path));
  return new Set(files.flatMap(mentionsIn));
}

function mentionsIn(file: SourceFile): string[] {
  const resources = new Map<string, string>();
  const mentions: string[] = [];
  new Visitor({
    VariableDeclarator: ({ id, init }) => {
      if (init?.type !== 'MemberExpression' || init.property.type !== 'Identifier') return;
      if (init.object.type !== 'Identifier' || init.object.name !== 'routes') return;
      const resource = init.property.name;
      if (id.type === 'Identifier') resources.set(id.name, resource);
      if (id.type !== 'ObjectPattern') return;
      for (const property of id.properties)
        if (property.type === 'Property' && property.key.type === 'Identifier')
          mentions.push(`${resource}.${property.key.name}`);
    },
    MemberExpression: ({ object, property }) => {
      if (property.type !== 'Identifier') return;
      const resource = resourceOf(object, resources);
      if (resource !== undefined) mentions.push(`${resource}.${property.name}`);
    },
  }).visit(file.module().program);
  return mentions;
}

interface Named {
  readonly type: string;
  readonly name?: unknown;
  readonly object?: Named;
  readonly property?: Named;
}

function resourceOf(object: Named, resources: ReadonlyMap<string, string>): string | undefined {
  if (object.type === 'Identifier') return typeof object.name === 'string' ? resources.get(object.name) : undefined;
  if (object.type !== 'MemberExpression' || object.object?.name !== 'routes') return undefined;
  return typeof object.property?.name === 'string' ? object.property.name : undefined;
}
