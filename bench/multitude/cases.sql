-- The cases with their flows.
call bench.copy('cases.cases', 'id', $${
    "id": "copy.new",
    "case_number": "copy.case_number",
    "submitted_by": "case when copy.number % 20 = 0 then original.submitted_by else md5('applicant-' || copy.number % 50000)::uuid end",
    "applicant": "copy.applicant",
    "name_digest": "copy.name_digest",
    "id_number_digest": "copy.id_number_digest",
    "phone_digest": "copy.phone_digest",
    "file": "bench.renamed(replace(replace(original.file, original.case_number, copy.case_number), concat('\"agency\":\"', original.agency, '\"'), concat('\"agency\":\"', copy.agency, '\"')), source.parts, copy.new, copy.number)"
}$$);
call bench.copy('cases.parties', 'case_id', $${
    "name_digest": "sha256(original.name_digest || convert_to((copy.number % 5000)::text, 'UTF8'))",
    "id_number_digest": "sha256(original.id_number_digest || convert_to(copy.number::text, 'UTF8'))",
    "phone_digest": "sha256(original.phone_digest || convert_to(copy.number::text, 'UTF8'))"
}$$);
