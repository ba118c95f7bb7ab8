-- What a version says it is for, so that lists need not read documents.
alter table engine.definition_versions add column description text;
update engine.definition_versions set description = document::json ->> 'description' where position('\u0000' in document) = 0;
