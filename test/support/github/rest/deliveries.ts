import { ok, type Route } from '../http/call.ts';
import { onlyApp } from '../http/permit.ts';
import { isoTime } from '../state/clock.ts';
import { Refused } from '../state/refused.ts';
import type { Delivery } from '../webhooks/delivery.ts';

/** The app's webhook deliveries, to be read and sent again. */
export const deliveryRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/app/hook/deliveries',
    answer: (call) => {
      onlyApp(call);
      const size = Math.min(100, Number(call.query.get('per_page') ?? 30));
      const newest = call.webhooks.deliveries.toReversed();
      const cursor = call.query.get('cursor');
      const start = cursor === null ? 0 : newest.findIndex(({ id }) => `v1_${id}` === cursor);
      const shown = newest.slice(Math.max(0, start), Math.max(0, start) + size);
      const next = newest[Math.max(0, start) + size];
      const query = new URLSearchParams(call.query);
      if (next !== undefined) query.set('cursor', `v1_${next.id}`);
      return ok(shown.map(deliveryJson), next && { link: `<${call.url}?${query}>; rel="next"` });
    },
  },
  {
    method: 'GET',
    path: '/app/hook/deliveries/{delivery_id}',
    answer: (call) => {
      onlyApp(call);
      const delivery = call.webhooks.deliveries.find(({ id }) => String(id) === call.params.delivery_id);
      if (delivery === undefined) throw new Refused('Not Found', 404);
      return ok({
        ...deliveryJson(delivery),
        request: { headers: {}, payload: JSON.parse(delivery.payload) },
        response: { headers: {}, payload: '' },
      });
    },
  },
  {
    method: 'POST',
    path: '/app/hook/deliveries/{delivery_id}/attempts',
    answer: (call) => {
      onlyApp(call);
      const id = Number(call.params.delivery_id);
      if (!call.webhooks.deliveries.some((delivery) => delivery.id === id))
        throw new Refused('Not Found', 404);
      call.webhooks.redeliver(id);
      return { status: 202, body: {} };
    },
  },
];

function deliveryJson(delivery: Delivery) {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: isoTime(delivery.at),
    redelivery: delivery.redelivery,
    duration: delivery.milliseconds / 1000,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: delivery.installation,
    repository_id: delivery.repository,
  };
}
