CREATE TABLE `label` (
	`site` text NOT NULL,
	`id` text NOT NULL,
	`about` text NOT NULL,
	`labeller` text NOT NULL,
	`job` text NOT NULL,
	`cost` real NOT NULL,
	`tokens_in` integer NOT NULL,
	`tokens_out` integer NOT NULL,
	`answers` text NOT NULL,
	PRIMARY KEY(`site`, `id`)
) WITHOUT ROWID;
