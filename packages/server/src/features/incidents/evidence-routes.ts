import { routes } from '@muster/api';
import { parseInstant } from '@muster/clocks';
import type { Incident, IncidentCommand } from '@muster/engine';
import { answerOf } from '../../platform/http/answer.ts';
import { bind } from '../../platform/http/binding.ts';
import type { Binding } from '../../platform/http/binding.ts';
import { limitedBody } from '../../platform/http/read-body.ts';
import { afterCommand } from './incident-route-ports.ts';
import type { IncidentRoutePorts } from './incident-route-ports.ts';

/** Attach evidence: the bytes are durable before the event that names them. */
export function evidenceBindings({ service, writer, clock, blobs }: IncidentRoutePorts): readonly Binding[] {
  const route = routes.incidents.captureEvidence;
  return [
    bind(route, async ({ params, query, bytes, caller }) => {
      const most = route.limit.bodyBytes;
      const [item, title, source] = [
        await writer.stream(limitedBody(bytes, most), query.mediaType, most),
        await writer.text(query.title),
        await writer.text(query.source),
      ];
      const command: IncidentCommand = {
        type: 'capture-evidence',
        category: query.category,
        item: item.ref,
        // A plain digest would outlive a redaction, and a dictionary would tell what it stands for.
        sha256: null,
        title: title.ref,
        source: source.ref,
        capturedAt: query.capturedAt === undefined ? clock.now() : parseInstant(query.capturedAt),
        marking:
          query.directedBy === undefined
            ? { kind: 'factual' }
            : { kind: 'counsel-directed', directedBy: query.directedBy },
      };
      const content = { sealed: [item.row, title.row, source.row], destroyed: [] };
      const present = (after: Incident) => ({
        ...afterCommand(after),
        number: after.evidence.length,
        sha256: item.sha256,
        content: item.ref.id,
      });
      let kept = false;
      try {
        const done = await service.run(caller, params.incident, command, content, present);
        kept = done.ok;
        return answerOf(done);
      } finally {
        if (!kept) await blobs.destroy(item.ref.id);
      }
    }),
  ];
}
