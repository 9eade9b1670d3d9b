CREATE TABLE `block_version` (
	`site` text NOT NULL,
	`block` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	PRIMARY KEY(`site`, `block`, `version`)
) WITHOUT ROWID;
