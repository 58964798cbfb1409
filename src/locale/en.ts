import { analysis } from './en/analysis.ts';
import { audit } from './en/audit.ts';
import { checks } from './en/checks.ts';
import { cli } from './en/cli.ts';
import { cloud } from './en/cloud.ts';
import { connection } from './en/connection.ts';
import { drill } from './en/drill.ts';
import { engine } from './en/engine.ts';
import { forecast } from './en/forecast.ts';
import { health } from './en/health.ts';
import { lab } from './en/lab.ts';
import { maintain } from './en/maintain.ts';
import { plan } from './en/plan.ts';
import { preflight } from './en/preflight.ts';
import { presets } from './en/presets.ts';
import { recover } from './en/recover.ts';
import { report } from './en/report.ts';
import { secrets } from './en/secrets.ts';
import { services } from './en/services.ts';
import { status } from './en/status.ts';
import { timing } from './en/timing.ts';
import { usage } from './en/usage.ts';

export const en = {
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
