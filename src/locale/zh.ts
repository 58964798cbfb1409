import type { Catalogue } from './text.ts';
import { analysis } from './zh/analysis.ts';
import { audit } from './zh/audit.ts';
import { checks } from './zh/checks.ts';
import { cli } from './zh/cli.ts';
import { cloud } from './zh/cloud.ts';
import { connection } from './zh/connection.ts';
import { drill } from './zh/drill.ts';
import { engine } from './zh/engine.ts';
import { forecast } from './zh/forecast.ts';
import { health } from './zh/health.ts';
import { lab } from './zh/lab.ts';
import { maintain } from './zh/maintain.ts';
import { plan } from './zh/plan.ts';
import { preflight } from './zh/preflight.ts';
import { presets } from './zh/presets.ts';
import { recover } from './zh/recover.ts';
import { report } from './zh/report.ts';
import { secrets } from './zh/secrets.ts';
import { services } from './zh/services.ts';
import { status } from './zh/status.ts';
import { timing } from './zh/timing.ts';
import { usage } from './zh/usage.ts';

export const zh: Catalogue = {
  audit,
  analysis,
  lab,
  drill,
  checks,
  engine,
  forecast,
  health,
  cli,
  cloud,
  connection,
  recover,
  report,
  secrets,
  services,
  maintain,
  plan,
  presets,
  usage,
  preflight,
  status,
  timing,
};
