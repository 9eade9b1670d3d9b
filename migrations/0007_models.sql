CREATE TABLE `model` (
	`site` text NOT NULL,
	`id` text NOT NULL,
	`created_at` integer NOT NULL,
	`state` text NOT NULL,
	`bytes` integer NOT NULL,
	`products` integer NOT NULL,
	`report` text NOT NULL,
	`verdict` text NOT NULL,
	PRIMARY KEY(`site`, `id`)
) WITHOUT ROWID;
