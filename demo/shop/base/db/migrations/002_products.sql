-- Migration: 002_products.sql
-- Description: What we sell
CREATE TABLE IF NOT EXISTS products (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title       varchar(80) NOT NULL,
  price_cents integer NOT NULL CHECK (price_cents >= 0),
  stock       integer NOT NULL DEFAULT 0
);

-- Rollback: DROP TABLE products;
