-- Migration: 004_discounts.sql
-- Description: The discount codes of the first shop
CREATE TABLE IF NOT EXISTS discounts (
  code    text PRIMARY KEY,
  percent integer NOT NULL CHECK (percent BETWEEN 1 AND 90)
);

-- Rollback: DROP TABLE discounts;
