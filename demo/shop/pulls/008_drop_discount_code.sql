-- Migration: 008_drop_discount_code.sql
-- Description: The first shop's discount codes are no longer read by any code
-- Risk: HIGH
CREATE TABLE IF NOT EXISTS orders_discount_backup AS
  SELECT id, discount_code FROM orders WHERE discount_code IS NOT NULL;

ALTER TABLE orders DROP COLUMN IF EXISTS discount_code;

-- Rollback: ALTER TABLE orders ADD COLUMN discount_code text;
