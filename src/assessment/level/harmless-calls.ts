/**
 * Functions of PostgreSQL that read and compute and change nothing, as verification queries call them
 * (documentation, "Functions and Operators"). Names with an underscore at the end are beginnings.
 */
const HARMLESS = `
  count sum avg min max every bool_and bool_or array_agg string_agg json_agg jsonb_agg json_object_agg
  jsonb_object_agg stddev variance percentile_cont percentile_disc mode row_number rank dense_rank lag lead
  first_value last_value ntile coalesce nullif greatest least abs ceil ceiling floor round trunc mod power sqrt sign
  random lower upper trim btrim ltrim rtrim length char_length octet_length substring substr replace split_part
  regexp_replace regexp_matches regexp_match position strpos left right lpad rpad repeat reverse concat concat_ws
  format quote_ident quote_literal quote_nullable md5 sha256 encode decode get_byte set_byte get_bit set_bit
  gen_random_bytes digest hmac ascii chr initcap translate now
  current_date current_timestamp clock_timestamp statement_timestamp transaction_timestamp date_trunc date_part
  extract age make_date make_interval make_timestamp to_char to_date to_number to_timestamp array_length
  cardinality unnest array_to_string string_to_array array_append array_remove array_position generate_series
  generate_subscripts jsonb_build_object json_build_object jsonb_build_array json_build_array to_json to_jsonb
  jsonb_array_elements json_array_elements jsonb_array_elements_text jsonb_each jsonb_each_text jsonb_object_keys
  jsonb_array_length jsonb_typeof jsonb_set jsonb_insert jsonb_strip_nulls jsonb_pretty
  jsonb_path_query jsonb_path_exists row_to_json gen_random_uuid uuidv4 uuidv7 uuid_generate_v4 txid_current
  pg_current_xact_id current_setting set_config current_user
  current_schema current_schemas current_database version pg_typeof to_regclass to_regtype to_regproc to_regrole
  to_regnamespace obj_description col_description format_type
  pg_sleep pg_sleep_for pg_sleep_until pg_get_ pg_size_ pg_relation_ pg_table_ pg_total_ pg_indexes_ pg_database_ has_
`;

const WORDS = HARMLESS.trim().split(/\s+/);
const NAMES: ReadonlySet<string> = new Set(WORDS.filter((word) => !word.endsWith('_')));
const BEGINNINGS = WORDS.filter((word) => word.endsWith('_'));

/** Whether calling a function changes nothing. A function of another schema than PostgreSQL's may do anything. */
export function isHarmlessCall(call: string): boolean {
  return (
    NAMES.has(call) || (!call.includes('.') && BEGINNINGS.some((beginning) => call.startsWith(beginning)))
  );
}
