-- Migration: 003_orders.sql
-- Description: Who bought what
CREATE TABLE IF NOT EXISTS orders (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id   bigint NOT NULL REFERENCES customers (id),
  placed_at     timestamptz NOT NULL DEFAULT now(),
  discount_code text
);

CREATE TABLE IF NOT EXISTS order_lines (
  order_id   bigint NOT NULL REFERENCES orders (id),
  product_id bigint NOT NULL REFERENCES products (id),
  quantity   integer NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (order_id, product_id)
);

-- Rollback: DROP TABLE order_lines; DROP TABLE orders;
