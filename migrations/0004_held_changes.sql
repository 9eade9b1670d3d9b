CREATE TABLE `held_change` (
	`site` text NOT NULL,
	`id` text NOT NULL,
	`source` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`flips` integer NOT NULL,
	`cuts` integer NOT NULL,
	`state` text NOT NULL,
	`decided_at` integer,
	PRIMARY KEY(`site`, `id`)
) WITHOUT ROWID;
