import { type Migration, protectByShop } from "../../platform/database/index.ts";

/**
 * What was decided about telling customers something unasked: told, or held out to be compared with. One row for a shop's
 * order and kind: nobody is told twice. A row keeps no words: those stand in the log. The function finds orders about
 * which something may be due, over all organizations; `core/due-reminders.ts` decides on each.
 */
export const preventionMigration: Migration = {
  id: "assistant/0001-prevention",
  up: `
    create table prevention (
      organization_id uuid not null,
      shop_id uuid not null,
      order_id uuid not null,
      kind text not null check (kind in
        ('return_address', 'review_how_to', 'unpaid', 'doubtful_address', 'standing_still', 'dispatch_delay')),
      customer_id uuid not null,
      decided_at timestamptz not null,
      outcome text not null check (outcome in ('sent', 'held_out')),
      primary key (order_id, kind),
      foreign key (organization_id, shop_id, order_id) references shop_order (organization_id, shop_id, id) on delete cascade,
      foreign key (organization_id, customer_id) references customer (organization_id, id)
    );
    create index prevention_of_shop on prevention (shop_id, decided_at);
    create index prevention_of_customer on prevention (customer_id);
    ${protectByShop("prevention")}
    create trigger prevention_of_somebody before insert on prevention
      for each row execute function identity_refuse_erased_customer();
    revoke update on prevention from warmline_app;

    create index shop_order_under_way on shop_order (id) where state in ('unpaid', 'paid', 'packed', 'shipped');
    create index shop_order_to_review on shop_order ((coalesce(delivered_at, completed_at)), id)
      where state in ('delivered', 'completed') and kind = 'physical' and reviewed_at is null;
    create index remedy_agreed on remedy (approved_at) where state = 'approved' and kind in ('return', 'exchange');

    create function warmline_orders_to_remind(at timestamptz, in_shop uuid, after_order uuid, most integer)
    returns table (organization uuid, shop uuid, "order" uuid)
    language sql stable security definer set search_path = public, pg_temp as $$
      select o.organization_id, o.shop_id, o.id from shop_order o join customer c on c.id = o.customer_id
      where o.id in (
          select u.id from shop_order u
          where u.state = 'unpaid' and u.placed_at between at - interval '1 day' and at - interval '30 minutes'
            and not exists (select from prevention p where p.order_id = u.id and p.kind = 'unpaid')
          union all select w.id from shop_order w
          where w.state in ('paid', 'packed') and w.kind = 'physical'
            and (coalesce(w.paid_at, w.placed_at) between at - interval '3 days' and at
                and not exists (select from prevention p where p.order_id = w.id and p.kind = 'doubtful_address')
              or w.dispatch_by between at - interval '7 days' and at
                and not exists (select from prevention p where p.order_id = w.id and p.kind = 'dispatch_delay'))
          union all select s.order_id from shop_order w join shipment s on s.order_id = w.id
          where w.state = 'shipped' and s.delivered_at is null
            and s.shipped_at between at - interval '45 days' and at
            and (s.estimated_to < at
              or not exists (select from shipment_event e where e.shipment_id = s.id and e.at > at - interval '72 hours'))
            and not exists (select from prevention p where p.order_id = w.id and p.kind = 'standing_still')
          union all select r.id from shop_order r
          where r.state in ('delivered', 'completed') and r.kind = 'physical' and r.reviewed_at is null
            and coalesce(r.delivered_at, r.completed_at) between at - interval '8 days' and at - interval '1 day'
            and not exists (select from prevention p where p.order_id = r.id and p.kind = 'review_how_to')
          union all select m.order_id from remedy m
          where m.state = 'approved' and m.kind in ('return', 'exchange')
            and m.approved_at between at - interval '7 days' and at
            and not exists (select from prevention p where p.order_id = m.order_id and p.kind = 'return_address'))
        and c.verified and c.erased_at is null
        and (in_shop is null or o.shop_id = in_shop) and (after_order is null or o.id > after_order)
      order by o.id limit most
    $$;
    revoke all on function warmline_orders_to_remind(timestamptz, uuid, uuid, integer) from public;
    grant execute on function warmline_orders_to_remind(timestamptz, uuid, uuid, integer) to warmline_app;
  `,
};
