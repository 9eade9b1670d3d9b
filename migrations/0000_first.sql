CREATE TABLE `audit` (
	`site` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`target` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`site`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `block` (
	`site` text NOT NULL,
	`id` text NOT NULL,
	`body` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`site`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `customer_order` (
	`site` text NOT NULL,
	`id` text NOT NULL,
	`customer` text NOT NULL,
	`status` text NOT NULL,
	`at` integer NOT NULL,
	`total_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`source` text NOT NULL,
	PRIMARY KEY(`site`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `feed` (
	`site` text NOT NULL,
	`source` text NOT NULL,
	`format` text NOT NULL,
	`last_import_at` integer NOT NULL,
	`products` integer NOT NULL,
	`changed` integer NOT NULL,
	`bad` integer NOT NULL,
	`bad_rows` text NOT NULL,
	`held` text,
	PRIMARY KEY(`site`, `source`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `job` (
	`site` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`phase` text NOT NULL,
	`done` integer NOT NULL,
	`total` integer NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`error` text,
	`result` text,
	PRIMARY KEY(`site`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `login_attempt` (
	`id` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`until` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `login` (
	`id` text PRIMARY KEY NOT NULL,
	`member` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `member` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`password` text NOT NULL,
	`role` text NOT NULL,
	`sites` text,
	`created_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `member_email_unique` ON `member` (`email`);--> statement-breakpoint
CREATE TABLE `message` (
	`site` text NOT NULL,
	`id` text NOT NULL,
	`customer` text NOT NULL,
	`scenario` text NOT NULL,
	`template` text NOT NULL,
	`channel` text,
	`status` text NOT NULL,
	`reason` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`site`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `message_at` ON `message` (`site`,`at`);--> statement-breakpoint
CREATE TABLE `product_alias` (
	`site` text NOT NULL,
	`alias` text NOT NULL,
	`product` text NOT NULL,
	PRIMARY KEY(`site`, `alias`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `product_change` (
	`site` text NOT NULL,
	`product` text NOT NULL,
	`at` integer NOT NULL,
	`variant` text NOT NULL,
	`price_minor` integer NOT NULL,
	`regular_minor` integer,
	`availability` text NOT NULL,
	PRIMARY KEY(`site`, `product`, `at`, `variant`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `product` (
	`site` text NOT NULL,
	`id` text NOT NULL,
	`body` text NOT NULL,
	`said` text NOT NULL,
	`search` text NOT NULL,
	`category_id` text NOT NULL,
	`category` text NOT NULL,
	`brand` text,
	`in_stock` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`gone_at` integer,
	PRIMARY KEY(`site`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `profile` (
	`site` text NOT NULL,
	`id` text NOT NULL,
	`sequence` integer NOT NULL,
	`first_seen_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`events` integer NOT NULL,
	`orders` integer NOT NULL,
	`spent_minor` integer NOT NULL,
	`cart_lines` integer NOT NULL,
	`known` integer NOT NULL,
	`country` text,
	`language` text,
	`next_due_at` integer,
	PRIMARY KEY(`site`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `rollup` (
	`site` text NOT NULL,
	`hour` integer NOT NULL,
	`name` text NOT NULL,
	`value` integer NOT NULL,
	PRIMARY KEY(`site`, `hour`, `name`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `scenario` (
	`site` text NOT NULL,
	`id` text NOT NULL,
	`body` text NOT NULL,
	`enabled` integer NOT NULL,
	`params` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`site`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `site_key` (
	`site` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`last4` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`site`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `site` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`domain` text NOT NULL,
	`currency` text NOT NULL,
	`language` text NOT NULL,
	`languages` text NOT NULL,
	`time_zone` text NOT NULL,
	`settings` text NOT NULL,
	`config_version` integer NOT NULL,
	`created_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `template` (
	`site` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`site`, `id`)
) WITHOUT ROWID;
