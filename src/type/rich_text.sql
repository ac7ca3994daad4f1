CREATE OR REPLACE FUNCTION model.html(markdown model.rich_text) RETURNS text
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 100
    AS 'MODULE_PATHNAME', 'model_api_html';
COMMENT ON FUNCTION model.html(model.rich_text) IS
'Rich text as HTML that is safe to embed: raw HTML and links that run scripts are left out.';

CREATE OR REPLACE FUNCTION model.truncated_html(markdown model.rich_text, length integer) RETURNS text
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 100
    AS 'MODULE_PATHNAME', 'model_api_truncated_html';
COMMENT ON FUNCTION model.truncated_html(model.rich_text, integer) IS
'Rich text as HTML with at most so many characters of text, the last of them an ellipsis where something was cut; all elements are closed. Raises 22023 for a negative length.';
