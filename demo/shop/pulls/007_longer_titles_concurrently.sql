-- Migration: 007_longer_titles.sql
-- Description: Titles of up to 200 letters, and products found by them
-- Risk: MEDIUM
ALTER TABLE products ALTER COLUMN title TYPE varchar(200);

CREATE INDEX CONCURRENTLY IF NOT EXISTS products_title_idx ON products (title);

-- Rollback: DROP INDEX CONCURRENTLY products_title_idx;
