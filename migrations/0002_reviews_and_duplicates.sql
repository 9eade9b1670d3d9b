CREATE TABLE `duplicate` (
	`site` text NOT NULL,
	`id` text NOT NULL,
	`a` text NOT NULL,
	`b` text NOT NULL,
	`score` real NOT NULL,
	`because` text NOT NULL,
	`state` text NOT NULL,
	`found_at` integer NOT NULL,
	`decided_at` integer,
	PRIMARY KEY(`site`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `product_review` (
	`site` text NOT NULL,
	`product` text NOT NULL,
	`stars` text NOT NULL,
	`rating` real NOT NULL,
	`disappoints` integer NOT NULL,
	`certainty` real NOT NULL,
	`topics` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`site`, `product`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `review_cluster` (
	`site` text NOT NULL,
	`id` text NOT NULL,
	`words` text NOT NULL,
	`count` integer NOT NULL,
	`products` text NOT NULL,
	`sentences` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`site`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `review` (
	`site` text NOT NULL,
	`product` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`rating` real NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`language` text NOT NULL,
	`verified` integer NOT NULL,
	PRIMARY KEY(`site`, `product`, `id`)
) WITHOUT ROWID;
