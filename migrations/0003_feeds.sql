ALTER TABLE `feed` ADD `bad_fields` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `feed` ADD `held_plan` text;--> statement-breakpoint
ALTER TABLE `feed` ADD `settings` text;--> statement-breakpoint
ALTER TABLE `feed` ADD `next_pull_at` integer;--> statement-breakpoint
ALTER TABLE `feed` ADD `etag` text;--> statement-breakpoint
ALTER TABLE `feed` ADD `last_modified` text;--> statement-breakpoint
ALTER TABLE `feed` ADD `log` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `job` ADD `about` text;--> statement-breakpoint
ALTER TABLE `product_change` ADD `was_minor` integer;