-- Migration: 005_order_status.sql
-- Description: Where an order stands
ALTER TABLE orders ADD COLUMN IF NOT EXISTS status text NOT NULL DEFAULT 'placed';

-- Rollback: ALTER TABLE orders DROP COLUMN status;
