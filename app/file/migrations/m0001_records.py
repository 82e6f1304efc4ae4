"""Version 1 of the workshop file: the tables of the first release, frozen as they were."""

SQL = """
CREATE TABLE "images" (
  "hash" TEXT NOT NULL PRIMARY KEY,
  "bytes" BLOB NOT NULL
) STRICT;
CREATE TABLE "changes" (
  "number" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "parent_id" TEXT,
  "author" TEXT,
  "label" TEXT NOT NULL,
  "stage" TEXT,
  "step" TEXT,
  "merge_key" TEXT,
  "made_at" TEXT NOT NULL,
  "state" TEXT NOT NULL CHECK ("state" IN ('done', 'undone', 'superseded', 'closed')),
  "write_id" TEXT NOT NULL
) STRICT;
CREATE INDEX "changes_undone" ON "changes" ("number") WHERE "state" = 'undone';
CREATE TABLE "change_images" (
  "change_id" TEXT NOT NULL REFERENCES "changes" ("id") ON DELETE CASCADE,
  "list" TEXT NOT NULL,
  "record_id" TEXT NOT NULL,
  "before" TEXT,
  "after" TEXT,
  PRIMARY KEY ("change_id", "list", "record_id")
) STRICT, WITHOUT ROWID;
CREATE TABLE "workshop" (
  "id" TEXT PRIMARY KEY, "rev" INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "organisation" TEXT NOT NULL,
  "customer_name" TEXT NOT NULL,
  "customer_name_plural" TEXT NOT NULL,
  "purpose" TEXT,
  "sponsor" TEXT,
  "sponsor_title" TEXT,
  "facilitators" TEXT,
  "venue" TEXT,
  "held_on" TEXT NOT NULL CHECK ("held_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "language" TEXT NOT NULL,
  "horizons" TEXT NOT NULL CHECK ("horizons" LIKE '[%]'),
  "decision_rule" TEXT NOT NULL CHECK ("decision_rule" IN ('consent', 'majority', 'sponsor_after_vote')),
  "statement" TEXT,
  "statement_agreed_on" TEXT CHECK ("statement_agreed_on" GLOB
    '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "agreed_count" INTEGER CHECK ("agreed_count" BETWEEN 0 AND 9223372036854775807),
  "present_count" INTEGER CHECK ("present_count" BETWEEN 0 AND 9223372036854775807),
  "test_question_1" TEXT,
  "test_question_2" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "segments" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('end_customer', 'intermediary', 'key_account', 'payer'))
) STRICT, WITHOUT ROWID;
CREATE TABLE "departments" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('department', 'partner')),
  "lead" TEXT,
  "headcount" INTEGER CHECK ("headcount" BETWEEN 0 AND 9223372036854775807),
  "reached" INTEGER CHECK ("reached" BETWEEN 0 AND 9223372036854775807),
  "note" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "groups" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "scribe" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "participants" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "department_id" TEXT REFERENCES "departments" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "represents_ids" TEXT NOT NULL CHECK ("represents_ids" LIKE '[%]'),
  "job_title" TEXT,
  "level" TEXT CHECK ("level" IN ('middle_manager', 'senior_leader', 'supervisor', 'team_member')),
  "email" TEXT,
  "group_id" TEXT REFERENCES "groups" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "attendance" TEXT NOT NULL CHECK ("attendance" IN ('absent', 'invited', 'late', 'left', 'present'))
) STRICT, WITHOUT ROWID;
CREATE TABLE "agenda_items" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('break', 'close', 'lunch', 'opening', 'work')),
  "day" INTEGER NOT NULL CHECK ("day" BETWEEN 1 AND 366),
  "stage" TEXT CHECK ("stage" IN ('hand_out', 'plan', 'practices', 'prepare', 'touchpoints', 'vision')),
  "step" TEXT CHECK ("step" IN ('actions', 'agenda', 'agree', 'ballot', 'behaviours', 'board',
    'candidates', 'cascade', 'check_in', 'commitments', 'compare', 'competencies', 'departments',
    'discuss', 'documents', 'drafts', 'gives', 'key_customers', 'levels', 'line_of_sight', 'map',
    'matrix', 'organisation', 'pains', 'parking_lot', 'people', 'personal', 'phrases', 'playbook',
    'pledges', 'policies', 'print', 'questions', 'rate', 'sign_off', 'signs', 'targets', 'test',
    'themes', 'voices', 'why')),
  "minutes" INTEGER NOT NULL CHECK ("minutes" BETWEEN 0 AND 1440),
  "fixed_at" TEXT,
  "priority" TEXT NOT NULL CHECK ("priority" IN ('core', 'optional', 'pre_work')),
  "started_at" TEXT,
  "finished_at" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "notes" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "stage" TEXT NOT NULL CHECK ("stage" IN ('hand_out', 'plan', 'practices', 'prepare', 'touchpoints',
    'vision')),
  "step" TEXT NOT NULL CHECK ("step" IN ('actions', 'agenda', 'agree', 'ballot', 'behaviours', 'board',
    'candidates', 'cascade', 'check_in', 'commitments', 'compare', 'competencies', 'departments',
    'discuss', 'documents', 'drafts', 'gives', 'key_customers', 'levels', 'line_of_sight', 'map',
    'matrix', 'organisation', 'pains', 'parking_lot', 'people', 'personal', 'phrases', 'playbook',
    'pledges', 'policies', 'print', 'questions', 'rate', 'sign_off', 'signs', 'targets', 'test',
    'themes', 'voices', 'why')),
  "text" TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE "voices" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "quote" TEXT NOT NULL,
  "segment_id" TEXT REFERENCES "segments" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "journey_stage_id" TEXT REFERENCES "journey_stages" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY
    DEFERRED,
  "source" TEXT,
  "heard_on" TEXT CHECK ("heard_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT, WITHOUT ROWID;
CREATE TABLE "phrases" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "prompt" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "participant_id" TEXT REFERENCES "participants" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "group_id" TEXT REFERENCES "groups" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "theme_id" TEXT REFERENCES "themes" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "themes" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "name" TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE "drafts" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  "based_on_ids" TEXT NOT NULL CHECK ("based_on_ids" LIKE '[%]'),
  "group_id" TEXT REFERENCES "groups" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "note" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "ballots" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "subject" TEXT NOT NULL CHECK ("subject" IN ('action', 'draft', 'pain_point', 'phrase', 'theme')),
  "candidate_ids" TEXT NOT NULL CHECK ("candidate_ids" LIKE '[%]'),
  "question" TEXT,
  "round" INTEGER NOT NULL CHECK ("round" BETWEEN 1 AND 1000),
  "dots_per_person" INTEGER NOT NULL CHECK ("dots_per_person" BETWEEN 0 AND 10000),
  "voters" INTEGER CHECK ("voters" BETWEEN 0 AND 10000),
  "secret" INTEGER NOT NULL CHECK ("secret" IN (0, 1)),
  "closed_at" TEXT,
  "revealed_at" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "votes" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "ballot_id" TEXT NOT NULL REFERENCES "ballots" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "candidate_id" TEXT NOT NULL,
  "dots" INTEGER NOT NULL CHECK ("dots" BETWEEN 0 AND 10000),
  "participant_id" TEXT REFERENCES "participants" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX "votes_ballot_id" ON "votes" ("ballot_id");
CREATE TABLE "reservations" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  "participant_id" TEXT REFERENCES "participants" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "commitments" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "text" TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE "cascade" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "direction" TEXT NOT NULL CHECK ("direction" IN ('employee_to_customer', 'employee_to_employee',
    'leader_to_employee', 'leader_to_leader')),
  "behaviour" TEXT NOT NULL,
  "who" TEXT,
  "rhythm" TEXT CHECK ("rhythm" IN ('daily', 'monthly', 'weekly'))
) STRICT, WITHOUT ROWID;
CREATE TABLE "signatures" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "participant_id" TEXT REFERENCES "participants" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT NOT NULL,
  "title" TEXT,
  "level" TEXT CHECK ("level" IN ('middle_manager', 'senior_leader', 'supervisor', 'team_member')),
  "subject" TEXT NOT NULL CHECK ("subject" IN ('plan', 'vision')),
  "wording" TEXT,
  "signed_on" TEXT CHECK ("signed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT, WITHOUT ROWID;
CREATE TABLE "journey_stages" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "segment_id" TEXT REFERENCES "segments" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "touchpoints" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "department_id" TEXT NOT NULL REFERENCES "departments" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY
    DEFERRED,
  "journey_stage_id" TEXT REFERENCES "journey_stages" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY
    DEFERRED,
  "name" TEXT NOT NULL,
  "description" TEXT,
  "channel" TEXT,
  "importance" INTEGER CHECK ("importance" BETWEEN 1 AND 5),
  "level_today" TEXT CHECK ("level_today" IN ('broken', 'experience', 'processing', 'service')),
  "level_wanted" TEXT CHECK ("level_wanted" IN ('experience', 'processing', 'service')),
  "feeling_wanted" TEXT,
  "done_well" TEXT,
  "done_badly" TEXT,
  "confirmed" INTEGER NOT NULL CHECK ("confirmed" IN (0, 1)),
  "group_id" TEXT REFERENCES "groups" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX "touchpoints_department_id" ON "touchpoints" ("department_id");
CREATE TABLE "receivers" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "touchpoint_id" TEXT NOT NULL REFERENCES "touchpoints" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY
    DEFERRED,
  "department_id" TEXT REFERENCES "departments" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "segment_id" TEXT REFERENCES "segments" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "giver_score" INTEGER CHECK ("giver_score" BETWEEN 1 AND 10),
  "receiver_score" INTEGER CHECK ("receiver_score" BETWEEN 1 AND 10)
) STRICT, WITHOUT ROWID;
CREATE INDEX "receivers_touchpoint_id" ON "receivers" ("touchpoint_id");
CREATE INDEX "receivers_department_id" ON "receivers" ("department_id");
CREATE TABLE "pain_points" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "touchpoint_id" TEXT REFERENCES "touchpoints" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "text" TEXT NOT NULL,
  "level" TEXT NOT NULL CHECK ("level" IN ('experience', 'processing', 'service')),
  "severity" INTEGER NOT NULL CHECK ("severity" BETWEEN 1 AND 5),
  "frequency" INTEGER NOT NULL CHECK ("frequency" BETWEEN 1 AND 5),
  "basis" TEXT NOT NULL CHECK ("basis" IN ('assumed', 'customer_said', 'data')),
  "evidence" TEXT,
  "voice_id" TEXT REFERENCES "voices" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "group_id" TEXT REFERENCES "groups" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "resolved_on" TEXT CHECK ("resolved_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT, WITHOUT ROWID;
CREATE TABLE "personal_touchpoints" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "participant_id" TEXT NOT NULL REFERENCES "participants" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY
    DEFERRED,
  "touchpoint_id" TEXT REFERENCES "touchpoints" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "answer" TEXT NOT NULL,
  "wants" TEXT,
  "benefit" TEXT,
  "improve" TEXT,
  "main" INTEGER NOT NULL CHECK ("main" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "personal_touchpoints_participant_id" ON "personal_touchpoints" ("participant_id");
CREATE TABLE "pledges" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "participant_id" TEXT NOT NULL REFERENCES "participants" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY
    DEFERRED,
  "text" TEXT NOT NULL,
  "by_on" TEXT CHECK ("by_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "tell_whom" TEXT,
  "public" INTEGER NOT NULL CHECK ("public" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "pledges_participant_id" ON "pledges" ("participant_id");
CREATE TABLE "surveys" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "instrument" TEXT NOT NULL CHECK ("instrument" IN ('competency', 'practice')),
  "title" TEXT NOT NULL,
  "held_on" TEXT NOT NULL CHECK ("held_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "check_in_id" TEXT REFERENCES "check_ins" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "secret" INTEGER NOT NULL CHECK ("secret" IN (0, 1)),
  "revealed_at" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "ratings" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "survey_id" TEXT NOT NULL REFERENCES "surveys" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "item" TEXT NOT NULL CHECK ("item" IN ('align', 'assets', 'empower', 'know', 'lead', 'leadership',
    'listen', 'listening', 'reliability', 'reward', 'show')),
  "score" INTEGER CHECK ("score" BETWEEN 1 AND 5),
  "participant_id" TEXT REFERENCES "participants" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX "ratings_survey_id" ON "ratings" ("survey_id");
CREATE TABLE "practice_reviews" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "practice" TEXT NOT NULL CHECK ("practice" IN ('empower', 'know', 'lead', 'listen', 'reward', 'show')),
  "evidence" TEXT,
  "barrier" TEXT,
  "target" INTEGER CHECK ("target" BETWEEN 1 AND 5),
  "target_on" TEXT CHECK ("target_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT, WITHOUT ROWID;
CREATE TABLE "key_customers" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "segment_id" TEXT REFERENCES "segments" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "goals" TEXT,
  "owner_id" TEXT REFERENCES "participants" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "known" TEXT NOT NULL CHECK ("known" IN ('assumption', 'fact')),
  "confidential" INTEGER NOT NULL CHECK ("confidential" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE TABLE "playbook_rules" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "situation" TEXT NOT NULL,
  "freedom" TEXT NOT NULL,
  "limit" TEXT,
  "tell" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "policies" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "effect" TEXT NOT NULL CHECK ("effect" IN ('neutral', 'punishes', 'rewards')),
  "change" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "sign_examples" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "sign" TEXT NOT NULL CHECK ("sign" IN ('every_decision', 'everyone_trained', 'leaders_interested',
    'pain_first')),
  "example" TEXT NOT NULL,
  "department_id" TEXT REFERENCES "departments" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "seen_on" TEXT CHECK ("seen_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT, WITHOUT ROWID;
CREATE TABLE "actions" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "detail" TEXT,
  "purpose" TEXT NOT NULL CHECK ("purpose" IN ('foundation', 'loyalty')),
  "touchpoint_id" TEXT REFERENCES "touchpoints" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "owner_id" TEXT REFERENCES "participants" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "owner" TEXT,
  "helpers" TEXT,
  "department_id" TEXT REFERENCES "departments" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "first_step" TEXT,
  "due_on" TEXT CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "impact" INTEGER CHECK ("impact" BETWEEN 1 AND 5),
  "effort" INTEGER CHECK ("effort" BETWEEN 1 AND 5),
  "measure" TEXT,
  "baseline" TEXT,
  "goal" TEXT,
  "cost" TEXT,
  "needs_decision" TEXT,
  "status" TEXT NOT NULL CHECK ("status" IN ('agreed', 'done', 'dropped', 'proposed', 'started')),
  "closed_on" TEXT CHECK ("closed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "recognised" INTEGER CHECK ("recognised" IN (0, 1)),
  "loyalty" INTEGER CHECK ("loyalty" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE TABLE "action_sources" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "action_id" TEXT NOT NULL REFERENCES "actions" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "source" TEXT NOT NULL CHECK ("source" IN ('departments', 'pain_points', 'parking_lot', 'pledges',
    'policies', 'practice_reviews', 'touchpoints', 'voices')),
  "source_id" TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX "action_sources_action_id" ON "action_sources" ("action_id");
CREATE TABLE "dismissals" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "source" TEXT NOT NULL CHECK ("source" IN ('departments', 'pain_points', 'parking_lot', 'pledges',
    'policies', 'practice_reviews', 'touchpoints', 'voices')),
  "source_id" TEXT NOT NULL,
  "reason" TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE "decisions" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  "decided_by" TEXT,
  "decided_on" TEXT CHECK ("decided_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "recognised" INTEGER CHECK ("recognised" IN (0, 1)),
  "loyalty" INTEGER CHECK ("loyalty" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE TABLE "check_ins" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "planned_on" TEXT CHECK ("planned_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "held_on" TEXT CHECK ("held_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "chair" TEXT,
  "place" TEXT,
  "note" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "progress" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "action_id" TEXT NOT NULL REFERENCES "actions" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "check_in_id" TEXT NOT NULL REFERENCES "check_ins" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY
    DEFERRED,
  "status" TEXT NOT NULL CHECK ("status" IN ('agreed', 'done', 'dropped', 'proposed', 'started')),
  "due_on" TEXT CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "note" TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX "progress_action_id" ON "progress" ("action_id");
CREATE INDEX "progress_check_in_id" ON "progress" ("check_in_id");
CREATE TABLE "parking_lot" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  "raised_by" TEXT,
  "outcome" TEXT CHECK ("outcome" IN ('action', 'dropped', 'later')),
  "owner" TEXT,
  "due_on" TEXT CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT, WITHOUT ROWID;
CREATE TABLE "business_cases" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "segment_id" TEXT REFERENCES "segments" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "currency" TEXT NOT NULL,
  "customers" INTEGER CHECK ("customers" BETWEEN 0 AND 9223372036854775807),
  "yearly_revenue_per_customer" REAL CHECK ("yearly_revenue_per_customer" BETWEEN 0.0 AND
    1000000000000000.0),
  "retention" REAL CHECK ("retention" BETWEEN 0.0 AND 1.0),
  "target_retention" REAL CHECK ("target_retention" BETWEEN 0.0 AND 1.0),
  "contribution_margin" REAL CHECK ("contribution_margin" BETWEEN 0.0 AND 1.0),
  "cost_to_win_a_customer" REAL CHECK ("cost_to_win_a_customer" BETWEEN 0.0 AND 1000000000000000.0),
  "contacts_a_year" INTEGER CHECK ("contacts_a_year" BETWEEN 0 AND 9223372036854775807),
  "avoidable_share" REAL CHECK ("avoidable_share" BETWEEN 0.0 AND 1.0),
  "cost_per_contact" REAL CHECK ("cost_per_contact" BETWEEN 0.0 AND 1000000000000000.0)
) STRICT, WITHOUT ROWID;
CREATE TABLE "photos" (
  "id" TEXT PRIMARY KEY, "position" INTEGER NOT NULL, "rev" INTEGER NOT NULL,
  "stage" TEXT NOT NULL CHECK ("stage" IN ('hand_out', 'plan', 'practices', 'prepare', 'touchpoints',
    'vision')),
  "caption" TEXT,
  "taken_at" TEXT,
  "image" TEXT NOT NULL REFERENCES "images" ("hash") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID
"""
