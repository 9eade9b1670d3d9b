CREATE TABLE `type_link` (
	`site` text NOT NULL,
	`from_type` text NOT NULL,
	`to_type` text NOT NULL,
	`body` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`site`, `from_type`, `to_type`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `type` (
	`site` text NOT NULL,
	`id` text NOT NULL,
	`body` text NOT NULL,
	`stats` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`site`, `id`)
) WITHOUT ROWID;
