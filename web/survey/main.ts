import '../lib/old-browsers.ts';
import '../lib/tokens.css';
import '../lib/base.css';
import './survey.css';
import { startSurvey } from './survey.ts';

startSurvey();
