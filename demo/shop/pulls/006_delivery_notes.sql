-- Migration: 006_delivery_notes.sql
-- Description: Let customers leave a note for the courier
-- Risk: LOW
ALTER TABLE orders ADD COLUMN IF NOT EXISTS delivery_note text;

CREATE TABLE IF NOT EXISTS courier_replies (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id   bigint NOT NULL REFERENCES orders (id),
  reply      text NOT NULL,
  replied_at timestamptz NOT NULL DEFAULT now()
);

-- Rollback: DROP TABLE courier_replies; ALTER TABLE orders DROP COLUMN delivery_note;
