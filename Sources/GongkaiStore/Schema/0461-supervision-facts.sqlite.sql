INSERT INTO service_item_shortened (item_id, number)
SELECT item_id, number FROM service_item_version
WHERE promised_days > 0 AND case_type = '2'
    AND COALESCE(json_extract(document, '$.ANTICIPATE_TYPE'), '1') = CASE promised_unit WHEN 'working' THEN '1' ELSE '2' END
    AND promised_days * 10 <= json_extract(document, '$.ANTICIPATE_DAY') * 7;
